namespace HepAnalysis.Reports.Drawing;

/// <summary>Something in a picture.</summary>
internal abstract record Shape;
