namespace HepAnalysis.RootIO.Histograms;

/// <summary>What the error of a profile's bin is (fErrorMode; EErrorType of TProfileHelper.h).</summary>
internal enum ProfileErrors
{
    /// <summary>Error on the mean: spread over the root of the number of entries.</summary>
    Mean = 0,

    /// <summary>Standard deviation of the values ("s").</summary>
    Spread = 1,

    /// <summary>Error on the mean of integer values: a spread of 0 is taken for 1/√12 ("i").</summary>
    Integer = 2,

    /// <summary>Weights are 1/σ² of each value ("g").</summary>
    Weights = 3,
}
