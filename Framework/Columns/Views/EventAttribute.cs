namespace HepAnalysis.Columns.Views;

/// <summary>
/// Makes a <c>readonly partial struct</c> an event of a tree: each partial property is a column (<c>MET_pt</c>, <c>Run</c> or
/// <c>run</c>), a span of numbers, a collection (<see cref="Objects{T}"/>) or an object that each event has once.
/// <c>foreach (var e in tree.Read&lt;DimuonEvent&gt;())</c> walks them.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EventAttribute : Attribute;
