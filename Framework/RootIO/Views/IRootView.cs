using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>
/// An object of a ROOT file as a type of its own: immutable, and read by <see cref="RootFile.Read{T}(string)"/>, or out of an
/// object that another one holds by <see cref="Of"/>.
/// </summary>
/// <typeparam name="TSelf">The type that implements it.</typeparam>
public interface IRootView<TSelf>
    where TSelf : IRootView<TSelf>
{
    /// <summary>What it is, with its article, for messages: <c>a graph</c>.</summary>
    static abstract string Kind { get; }

    /// <summary>Whether objects of a class are read as it.</summary>
    static abstract bool Reads(string className);

    /// <summary>The view of an object for whose class <see cref="Reads"/> holds.</summary>
    /// <exception cref="CorruptFileException">Its members contradict each other.</exception>
    static abstract TSelf Of(RootObject value);
}
