namespace HepAnalysis.Expressions.Nodes;

/// <summary>What makes two nodes equal: the operation and its inputs, which are equal only where they are the same instance.</summary>
internal readonly record struct NodeKey(object Operation, object? A = null, object? B = null, object? C = null, object? D = null);
