namespace HepAnalysis.Reports.Drawing;

/// <summary>One movement of a pen, in points; y runs downwards.</summary>
internal readonly record struct PathStep(PathCommand Command, double X, double Y, double ControlX = 0, double ControlY = 0);
