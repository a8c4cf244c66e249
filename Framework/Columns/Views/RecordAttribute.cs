namespace HepAnalysis.Columns.Views;

/// <summary>
/// Makes a <c>readonly partial struct</c> a part of an event or object that has members of its own: <c>Vertex.X</c> is the
/// column <c>vertex.x</c>. Where it is in the file says the property that has its type.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class RecordAttribute : Attribute;
