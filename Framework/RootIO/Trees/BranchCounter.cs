using HepAnalysis.Columns;
using HepAnalysis.RootIO.Trees.Values;

namespace HepAnalysis.RootIO.Trees;

/// <summary>The values of a branch that counts the items of another's objects, as those are read one entry after the other.</summary>
internal sealed class BranchCounter : ICounter
{
    private NumberColumn? values;
    private int next;

    /// <summary>Begins with the first of the values of some entries.</summary>
    public void Begin(Column column)
    {
        values = (NumberColumn)(column is ListColumn list ? list.Content : column);
        next = 0;
    }

    /// <summary>Goes on to the next entry, which has as many objects.</summary>
    public void Advance(int objects) => next += objects;

    public long Get(int index, int count) => next - count + index < values!.Count ? NumberReader.Integer(values, next - count + index) : -1;
}
