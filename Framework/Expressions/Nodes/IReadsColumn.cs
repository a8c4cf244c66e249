namespace HepAnalysis.Expressions.Nodes;

/// <summary>A node that reads a column.</summary>
internal interface IReadsColumn
{
    int Slot { get; }
}
