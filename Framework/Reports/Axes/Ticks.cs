namespace HepAnalysis.Reports.Axes;

/// <summary>The marks of an axis.</summary>
/// <param name="Marks">In rising order.</param>
/// <param name="Exponent">Labels are to be multiplied by ten to this power; 0 for no factor.</param>
internal sealed record Ticks(IReadOnlyList<Tick> Marks, int Exponent)
{
    /// <summary>What is put behind the title of the axis.</summary>
    public string Factor => Exponent == 0 ? "" : $"×10^{{{NumberText.Signed(Exponent)}}}";
}
