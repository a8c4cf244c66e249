using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Syntax;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>
/// A single value for each row of its scope. Equal nodes are one instance, made by <see cref="NodeFactory"/>; they are
/// immutable once compiled, so that workers share them.
/// </summary>
internal abstract class Node
{
    private readonly List<(SourceText Source, TextRange Range)> places = [];

    protected Node(ValueKind kind, Scope scope, ulong depths, params ReadOnlySpan<Node> inputs)
    {
        Kind = kind;
        Scope = scope;
        Depths = depths;
        foreach (var input in inputs)
        {
            Scope = Scope.Deeper(Scope, input.Scope);
            Depths |= input.Depths;
            CanFail |= input.CanFail;
            Cost += input.Cost;
        }
    }

    public int Id { get; set; }

    public ValueKind Kind { get; }

    /// <summary>The deepest scope it depends on, in which it is evaluated.</summary>
    public Scope Scope { get; protected init; }

    /// <summary>Depths of all scopes it depends on, a bit each.</summary>
    public ulong Depths { get; protected init; }

    /// <summary>How many nodes and programs use it; what is used more than once is kept.</summary>
    public int Uses { get; set; }

    /// <summary>True where it, or what it is made of, may have no value in some event.</summary>
    public bool CanFail { get; protected init; }

    /// <summary>About how many elementary operations a row costs.</summary>
    public long Cost { get; protected init; }

    /// <summary>An upper bound of the bits of an integer's magnitude; 64 where nothing is known.</summary>
    public int Bits { get; protected init; } = 64;

    /// <summary>What it is made of.</summary>
    public abstract IEnumerable<Node> Inputs { get; }

    /// <summary>Where it was written, for errors in an event.</summary>
    public IReadOnlyList<(SourceText Source, TextRange Range)> Places => places;

    /// <summary>Cheap and always with a value: evaluated for all rows rather than guarded.</summary>
    public bool IsHarmless => !CanFail && Cost <= 12;

    /// <summary>The values for rows of exactly <see cref="Scope"/>; the caller owns the lane.</summary>
    public abstract Lane Compute(Evaluation evaluation, Rows rows);

    /// <summary>The same of other inputs.</summary>
    public abstract Node Rebuild(Rewriter rewriter);

    public void AddPlace(SourceText source, TextRange range)
    {
        if (!places.Exists(place => ReferenceEquals(place.Source, source)))
        {
            places.Add((source, range));
        }
    }
}
