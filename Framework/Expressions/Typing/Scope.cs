namespace HepAnalysis.Expressions.Typing;

/// <summary>
/// Where values live: one for each event (the root), or one for each object of a view, for each value of the scope
/// above. Scopes of one expression stand in a chain; the compiler makes one for each (scope above, view).
/// </summary>
internal sealed class Scope
{
    /// <summary>Depths are bits of a word.</summary>
    public const int MaxDepth = 60;

    private readonly Scope[] chain;

    public Scope(Scope? parent, View? view)
    {
        Parent = parent;
        View = view;
        chain = parent is null ? [this] : [.. parent.chain, this];
    }

    public Scope? Parent { get; }

    /// <summary>The view whose objects are the rows; null for events.</summary>
    public View? View { get; }

    public int Depth => chain.Length - 1;

    public ulong Bit => 1UL << Depth;

    /// <summary>The scope at a depth of the chain that ends here.</summary>
    public Scope At(int depth) => chain[depth];

    /// <summary>True where the rows of this scope lie inside rows of <paramref name="ancestor"/> (or are the same).</summary>
    public bool IsWithin(Scope ancestor) => Depth >= ancestor.Depth && chain[ancestor.Depth] == ancestor;

    public static Scope Deeper(Scope a, Scope b) => a.Depth >= b.Depth ? a : b;
}
