using HepAnalysis.RootIO.RNTuples.Metadata;

namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>A page of a column in a cluster.</summary>
/// <param name="FirstElement">Its first element, counted from the first stored one of the column in the cluster.</param>
/// <param name="Elements">How many it holds.</param>
/// <param name="Locator">Where it lies.</param>
/// <param name="HasChecksum">True where an XXH3 of 8 bytes follows it.</param>
internal readonly record struct PagePlace(long FirstElement, int Elements, PageLocator Locator, bool HasChecksum);
