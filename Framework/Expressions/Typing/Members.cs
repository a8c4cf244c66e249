using HepAnalysis.Columns.Schemas;
using HepAnalysis.Expressions.Nodes;

namespace HepAnalysis.Expressions.Typing;

/// <summary>Members of objects and four-vectors: columns, and what follows from them.</summary>
internal sealed class Members(NodeFactory nodes)
{
    /// <summary>The components of a four-vector, by which functions are also known.</summary>
    public static readonly IReadOnlyList<string> Components = ["pt", "eta", "phi", "mass", "px", "py", "pz", "energy"];

    // What each follows from, the first that is there.
    private static readonly (string Name, KinematicFormula Formula, string[] From)[] Derived =
    [
        ("px", KinematicFormula.Px, ["pt", "phi"]),
        ("py", KinematicFormula.Py, ["pt", "phi"]),
        ("pz", KinematicFormula.Pz, ["pt", "eta"]),
        ("pt", KinematicFormula.Pt, ["px", "py"]),
        ("phi", KinematicFormula.Phi, ["px", "py"]),
        ("eta", KinematicFormula.Eta, ["px", "py", "pz"]),
        ("mass", KinematicFormula.Mass, ["px", "py", "pz", "energy"]),
    ];

    private static readonly string[] Cartesian = ["px", "py", "pz", "energy"];
    private static readonly string[] Polar = ["pt", "eta", "phi", "mass"];

    /// <summary>Every member that something has.</summary>
    public static IReadOnlyCollection<string> Of(Typed thing) => thing switch
    {
        Typed.Vector => [.. Components],
        Typed.Object o => [.. o.Collection.Members.Select(member => member.Name).Union(Components.Where(name => Has(o.Collection, name)))],
        _ => [],
    };

    public static bool Has(Typed thing, string name) => thing switch
    {
        Typed.Vector => Components.Contains(name),
        Typed.Object o => Has(o.Collection, name),
        _ => false,
    };

    public static bool IsVector(Typed thing) => thing is Typed.Vector || (thing is Typed.Object o && (HasAll(o.Collection, Cartesian) || HasAll(o.Collection, Polar)));

    /// <summary>A member, which must be there.</summary>
    public Node Find(Typed thing, string name)
    {
        if (thing is Typed.Vector v)
        {
            return name switch
            {
                "px" => v.Px,
                "py" => v.Py,
                "pz" => v.Pz,
                "energy" => v.Energy,
                _ => Formula(name, part => Find(thing, part)),
            };
        }

        var o = (Typed.Object)thing;
        if (o.Collection.Find(name) is { } member)
        {
            return Load.Of(nodes, nodes.Slots.AddSideBySide(member.Columns), member.Kind, o.Item, o.Offsets, $"{o.Collection.Name}.{name}");
        }

        return name == "energy" ? Vector(o).Energy : Formula(name, part => Find(o, part));
    }

    /// <summary>An object as a four-vector; <see cref="IsVector"/> must hold.</summary>
    public Typed.Vector Vector(Typed thing)
    {
        if (thing is Typed.Vector vector)
        {
            return vector;
        }

        var o = (Typed.Object)thing;
        Node Part(string name) => ToReal.Of(nodes, Find(o, name));
        if (HasAll(o.Collection, Cartesian))
        {
            return new Typed.Vector(Part("px"), Part("py"), Part("pz"), Part("energy"));
        }

        // Of (pt, eta, phi, mass) all four, even where a px is a column as well.
        var (pt, eta, phi, mass) = (Part("pt"), Part("eta"), Part("phi"), Part("mass"));
        var px = Kinematic.Of(nodes, KinematicFormula.Px, pt, phi);
        var py = Kinematic.Of(nodes, KinematicFormula.Py, pt, phi);
        var pz = Kinematic.Of(nodes, KinematicFormula.Pz, pt, eta);
        return new Typed.Vector(px, py, pz, Kinematic.Of(nodes, KinematicFormula.Energy, px, py, pz, mass));
    }

    private static bool Has(SchemaCollection collection, string name) => collection.Find(name) is not null
        || (name == "energy" && HasAll(collection, Polar))
        || Derived.Any(derived => derived.Name == name && HasAll(collection, derived.From));

    private static bool HasAll(SchemaCollection collection, string[] names) => names.All(name => collection.Find(name) is not null);

    private Kinematic Formula(string name, Func<string, Node> part)
    {
        var (_, formula, from) = Derived.First(derived => derived.Name == name);
        return (Kinematic)Kinematic.Of(nodes, formula, [.. from.Select(input => ToReal.Of(nodes, part(input)))]);
    }
}
