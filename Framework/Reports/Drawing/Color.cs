namespace HepAnalysis.Reports.Drawing;

/// <summary>A colour without transparency: SVG, PDF and pixels mean the same by it.</summary>
internal readonly record struct Color(byte Red, byte Green, byte Blue)
{
    /// <summary><c>#1d4f91</c>.</summary>
    public string Hex => $"#{Red:x2}{Green:x2}{Blue:x2}";
}
