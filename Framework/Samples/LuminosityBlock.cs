namespace HepAnalysis.Samples;

/// <summary>A luminosity block: the part of a run in which the beams change little.</summary>
/// <param name="Run">Run number.</param>
/// <param name="Number">Its number in the run.</param>
/// <param name="Luminosity">Relative to that at the beginning of the run.</param>
/// <param name="Events">How many events it has.</param>
internal readonly record struct LuminosityBlock(uint Run, uint Number, double Luminosity, int Events);
