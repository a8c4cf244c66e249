using HepAnalysis.Columns.Schemas;

namespace HepAnalysis.Framework.Tests.Expressions;

/// <summary>An object of a collection in the tree walker: its collection and its place in the columns.</summary>
internal sealed record WalkObject(SchemaCollection Collection, int Item);

/// <summary>A four-vector in the tree walker.</summary>
internal sealed record WalkVector(double Px, double Py, double Pz, double E);

/// <summary>A list in the tree walker: an element is evaluated when it is asked for.</summary>
internal sealed record WalkList(int Count, Func<int, object?> At);

/// <summary>The type of a value, or of the elements of a list: bool, int64, uint64, float64, object, vector.</summary>
internal sealed record WalkType(string Kind, SchemaCollection? Collection = null)
{
    public static readonly WalkType Bool = new("bool");
    public static readonly WalkType Int64 = new("int64");
    public static readonly WalkType UInt64 = new("uint64");
    public static readonly WalkType Float64 = new("float64");
    public static readonly WalkType Vector = new("vector");
}
