namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// Names of the members of a class in the order in which they are met. Objects of one class in one record share it: it
/// grows with the first, and the others only find that they fit. Not thread-safe while a record is read.
/// </summary>
internal sealed class MemberNames
{
    private string[] names = new string[8];

    public int Count { get; private set; }

    public string this[int index] => names[index];

    /// <summary>True where member <paramref name="index"/> has this name, or none yet and now has.</summary>
    public bool Fits(int index, string name)
    {
        if (index < Count)
        {
            return ReferenceEquals(names[index], name) || names[index] == name;
        }

        if (index == names.Length)
        {
            Array.Resize(ref names, 2 * index);
        }

        names[index] = name;
        Count = index + 1;
        return true;
    }

    /// <summary>A copy of the first <paramref name="count"/> names, for an object that goes on differently.</summary>
    public MemberNames Fork(int count) => new() { names = [.. names[..count], "", "", "", ""], Count = count };
}
