namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>How far a transfer of several files is.</summary>
/// <param name="Files">Files that are done.</param>
/// <param name="AllFiles">Files there are.</param>
/// <param name="Bytes">Bytes that are here.</param>
/// <param name="AllBytes">Bytes there are, as far as that is known.</param>
public readonly record struct TransferProgress(long Files, long AllFiles, long Bytes, long AllBytes);
