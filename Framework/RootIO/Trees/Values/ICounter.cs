namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>What counts the items of a pointer member: another member of the same objects.</summary>
internal interface ICounter
{
    /// <summary>The value of the object <paramref name="index"/> of the last <paramref name="count"/>.</summary>
    long Get(int index, int count);
}
