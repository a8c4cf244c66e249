namespace HepAnalysis.Expressions;

/// <summary>An object of a collection in the tree walker: its collection and its place in the columns.</summary>
internal sealed record WalkObject(Columns.Schemas.SchemaCollection Collection, int Item);

/// <summary>A four-vector in the tree walker.</summary>
internal sealed record WalkVector(double Px, double Py, double Pz, double E);

/// <summary>A list in the tree walker: an element is evaluated when it is asked for.</summary>
internal sealed record WalkList(int Count, Func<int, object?> At);
