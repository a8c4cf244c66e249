using HepAnalysis.Columns;

namespace HepAnalysis.EventLoop;

/// <summary>A column that a module writes.</summary>
/// <param name="Name">Its name; <c>{name}</c> in it stands for the name of the step.</param>
/// <param name="Kind">What one value is.</param>
public sealed record WrittenColumnDescription(string Name, NumberKind Kind);
