using HepAnalysis.RootIO.Trees.Values;

namespace HepAnalysis.RootIO.Trees;

/// <summary>How a leaf is read whose entries are more than numbers.</summary>
/// <param name="Plan">Its values.</param>
/// <param name="Counter">Name of the member that counts the items of a pointer member.</param>
/// <param name="CounterColumn">Name of the column of that member.</param>
/// <param name="Form">How a value stands in the basket.</param>
internal sealed record LeafValue(ValuePlan Plan, string? Counter = null, string? CounterColumn = null, LeafForm Form = LeafForm.Member);
