namespace HepAnalysis.RootIO.Recovery;

/// <summary>A part of a file that cannot be read.</summary>
/// <param name="Object">The object, or what of the file's structure it is.</param>
/// <param name="Where">File and byte offset.</param>
/// <param name="Why">What is wrong, with the values that were found.</param>
/// <param name="Part">Branch of a tree or field of an RNTuple; null for whole objects.</param>
/// <param name="FirstEntry">First entry that is lost.</param>
/// <param name="EntryCount">How many entries of that part are lost; 0 where no entries are concerned.</param>
public sealed record FileDamage(string Object, string Where, string Why, string? Part = null, long FirstEntry = 0, long EntryCount = 0)
{
    /// <summary>The damage that an error speaks of.</summary>
    internal static FileDamage Of(string item, RootIOException fault, string file) => new(item, fault.Where ?? file, fault.Why ?? fault.What);
}
