namespace HepAnalysis.Reports.Plots;

/// <summary>How a histogram is drawn.</summary>
public sealed record PictureOptions
{
    /// <summary>True for a logarithmic axis of contents; with two dimensions, of colours.</summary>
    public bool LogContents { get; init; }

    /// <summary>True to write entries, mean and width below the title; false where they stand beside the picture.</summary>
    public bool WithStatistics { get; init; } = true;
}
