namespace HepAnalysis.Reports.Drawing;

/// <summary>What a pen does.</summary>
internal enum PathCommand : byte
{
    /// <summary>Begins a line at (X, Y).</summary>
    Move,

    /// <summary>Draws straight to (X, Y).</summary>
    Line,

    /// <summary>Draws a quadratic curve to (X, Y), whose control point is (ControlX, ControlY).</summary>
    Curve,

    /// <summary>Draws back to where the line began.</summary>
    Close,
}
