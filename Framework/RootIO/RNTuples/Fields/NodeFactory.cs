using HepAnalysis.Columns;
using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Makes the nodes of one worker's fields; what several fields share is made once. Owns what it makes. Not thread-safe.</summary>
internal sealed class NodeFactory(RNTuplePages pages) : IDisposable
{
    private readonly Dictionary<(Domain, ElementColumn, NumberKind), NumberNode> numbers = [];
    private readonly Dictionary<string, LengthGuard> guards = new(StringComparer.Ordinal);
    private readonly List<FieldNode> nodes = [];

    /// <summary>Numbers of a column at a place.</summary>
    public NumberNode Number(Domain domain, ElementColumn elements, NumberKind kind)
    {
        if (!numbers.TryGetValue((domain, elements, kind), out var node))
        {
            numbers.Add((domain, elements, kind), node = Own(new NumberNode(domain, new ElementReader(pages, elements), kind)));
        }

        return node;
    }

    /// <summary>The items of collections at a place.</summary>
    public CollectionDomain Items(Domain domain, ElementColumn ends)
    {
        if (!domain.Below.TryGetValue(ends, out var below))
        {
            domain.Below.Add(ends, below = new CollectionDomain(domain, new ElementReader(pages, ends)));
        }

        return (CollectionDomain)below;
    }

    /// <summary>The items of arrays at a place.</summary>
    public Domain Repeated(Domain domain, int length)
    {
        if (!domain.Below.TryGetValue(length, out var below))
        {
            domain.Below.Add(length, below = new RepeatedDomain(domain, length));
        }

        return below;
    }

    /// <summary>The alternatives of variants at a place, the one without a value among them.</summary>
    public VariantDomain Variant(Domain domain, ElementColumn switches, int alternatives)
    {
        if (!domain.Below.TryGetValue(switches, out var below))
        {
            domain.Below.Add(switches, below = new VariantDomain(domain, new ElementReader(pages, switches), alternatives));
        }

        return (VariantDomain)below;
    }

    /// <summary>What compares the lists of a counter.</summary>
    public LengthGuard Guard(string counter)
    {
        if (!guards.TryGetValue(counter, out var guard))
        {
            guards.Add(counter, guard = new LengthGuard(counter));
        }

        return guard;
    }

    /// <summary>Takes a node that ends with this factory.</summary>
    public T Own<T>(T node) where T : FieldNode
    {
        nodes.Add(node);
        return node;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var node in nodes)
        {
            node.Dispose();
        }
    }
}
