using HepAnalysis.Expressions.Nodes;

namespace HepAnalysis.Expressions.Typing;

/// <summary>Which objects of a collection, without copying them. Equal views are one instance; they are the shape of a list.</summary>
internal abstract class View(int id, Scope home, ulong depths)
{
    public int Id { get; } = id;

    /// <summary>The deepest scope whose values decide which objects: events, unless a mask uses an object around it.</summary>
    public Scope Home { get; } = home;

    /// <summary>Depths of the scopes it depends on.</summary>
    public ulong Depths { get; } = depths;

    /// <summary>In words, for messages.</summary>
    public abstract string Describe();

    /// <summary>All objects of lists that share their offsets.</summary>
    internal sealed class Whole(int id, Scope events, string name, ListOffsets offsets) : View(id, events, 0)
    {
        public ListOffsets Offsets { get; } = offsets;

        public override string Describe() => name;
    }

    /// <summary>The objects of another view for which a condition holds.</summary>
    internal sealed class Mask(int id, View inner, Scope innerScope, Node condition)
        : View(id, innerScope.Parent!, (condition.Depths | inner.Depths) & ~innerScope.Bit)
    {
        public View Inner { get; } = inner;

        /// <summary>The scope of the inner view's objects, in which the condition lives.</summary>
        public Scope InnerScope { get; } = innerScope;

        public Node Condition { get; } = condition;

        public override string Describe() => Inner.Describe() + "[…]";
    }
}
