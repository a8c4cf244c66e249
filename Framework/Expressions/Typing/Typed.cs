using HepAnalysis.Columns.Schemas;
using HepAnalysis.Expressions.Nodes;

namespace HepAnalysis.Expressions.Typing;

/// <summary>What an expression is once its names and types are known.</summary>
internal abstract record Typed
{
    /// <summary>The deepest scope that it depends on.</summary>
    public abstract Scope Scope { get; }

    /// <summary>Its type in words, for messages.</summary>
    public abstract string Describe();

    /// <summary>A number or bool.</summary>
    internal sealed record Value(Node Node) : Typed
    {
        public override Scope Scope => Node.Scope;

        public bool IsBool => Node.Kind == ValueKind.Bool;

        public override string Describe() => Node.Kind.Name();
    }

    /// <summary>One object of a collection, or a single object of the event (without offsets).</summary>
    internal sealed record Object(SchemaCollection Collection, Node Item, ListOffsets? Offsets) : Typed
    {
        public override Scope Scope => Item.Scope;

        public override string Describe() => $"an object of {Collection.Name}";
    }

    /// <summary>A four-vector that is no object.</summary>
    internal sealed record Vector(Node Px, Node Py, Node Pz, Node Energy) : Typed
    {
        public override Scope Scope => Scope.Deeper(Scope.Deeper(Px.Scope, Py.Scope), Scope.Deeper(Pz.Scope, Energy.Scope));

        public override string Describe() => "a four-vector";
    }

    /// <summary>Something for each object of a view: <paramref name="Element"/> lives in <paramref name="Inner"/>.</summary>
    internal sealed record List(Scope Inner, Typed Element) : Typed
    {
        public View View => Inner.View!;

        public override Scope Scope => Inner.Parent!;

        public override string Describe() => Element is Object ? $"the collection {View.Describe()}" : $"a list of {Element.Describe()} ({View.Describe()})";
    }
}
