using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>How a field is read: its type, and the nodes that a worker needs. Shared by all workers.</summary>
internal abstract record FieldPlan
{
    /// <summary>Type of an item.</summary>
    public abstract ColumnType Type { get; }

    /// <summary>Why the field cannot be read; null where it can.</summary>
    public virtual string? Fault => null;

    /// <summary>True where it can be read, be it as the bytes of streamed objects.</summary>
    public virtual bool HasBytes => true;

    /// <summary>Makes the nodes of one worker.</summary>
    public abstract FieldNode Open(NodeFactory factory, Domain domain);
}
