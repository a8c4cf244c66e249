using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// A TBranchSTL: a container of pointers whose objects are split by their class, a branch for each class that was met. An
/// entry says of each pointer in which (TIndArray).
/// <code>
///  header with checksum, fElems 4, then, where a byte is not 0, fElems bytes: 0 for null, else 1 + number of the branch
/// </code>
/// Not thread-safe.
/// </summary>
internal sealed class PointerCollection(IReadOnlyList<SplitCollection> classes) : IDisposable
{
    private const int Checksum = 4;

    /// <summary>The objects of an entry in the order of the container.</summary>
    /// <param name="buffer">The entry.</param>
    /// <param name="entry">Its number.</param>
    public object?[] Read(RootBuffer buffer, long entry)
    {
        var header = ClassHeader.Read(buffer);
        if (header.Version <= 0)
        {
            buffer.Skip(Checksum);
        }

        var count = buffer.ReadInt32();
        byte[] places = buffer.ReadByte() == 0 ? [] : buffer.ReadBytes(count).ToArray();

        header.End(buffer);
        var objects = new RootObject[classes.Count][];
        var next = new int[classes.Count];
        return Array.ConvertAll(places, place => place == 0 ? null : Take(place - 1));

        object? Take(int number)
        {
            if (number >= classes.Count)
            {
                throw buffer.Corrupt($"an object of class {number + 1} where there are branches of {classes.Count}");
            }

            objects[number] ??= classes[number].Read(entry, places.Length);
            return next[number] < objects[number].Length ? objects[number][next[number]++]
                : throw buffer.Corrupt($"more objects of class {number + 1} than the {objects[number].Length} of its branch");
        }
    }

    public void Dispose()
    {
        foreach (var objects in classes)
        {
            objects.Dispose();
        }
    }
}
