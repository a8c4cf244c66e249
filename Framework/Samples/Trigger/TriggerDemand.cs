namespace HepAnalysis.Samples;

/// <summary>Whether an event has what a path demands.</summary>
internal delegate bool TriggerDemand(in TriggerEvent e);
