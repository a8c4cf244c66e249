using System.Globalization;

namespace HepAnalysis.RootIO.Writing.Classes;

/// <summary>A member of a class as a TStreamerElement says it.</summary>
/// <param name="Kind">The element's class without <c>TStreamer</c>.</param>
/// <param name="Type">fType: ROOT's number of the type.</param>
/// <param name="Size">fSize in memory.</param>
/// <param name="TypeName">fTypeName.</param>
/// <param name="Name">fName; for a base, the class.</param>
/// <param name="Title">fTitle as far as it means something: <c>-&gt;</c>, or the counter of an array.</param>
/// <param name="BaseVersion">Version of a base, or of the class that has the counter.</param>
/// <param name="Counter">The member that counts an array.</param>
/// <param name="CounterClass">The class that has it.</param>
internal sealed record ClassMember(
    string Kind, int Type, int Size, string TypeName, string Name, string Title, int BaseVersion, string Counter, string CounterClass)
{
    /// <summary>The version of the element's class.</summary>
    public int ElementVersion => Kind == "Base" ? 3 : 2;

    public static ClassMember Parse(string[] words)
    {
        var pointer = words[0] == "BasicPointer";
        return new ClassMember(
            words[0],
            int.Parse(words[1], CultureInfo.InvariantCulture),
            int.Parse(words[2], CultureInfo.InvariantCulture),
            words[3].Replace("unsigned_", "unsigned ", StringComparison.Ordinal),
            words[4],
            pointer ? $"[{words[5]}]" : words[^1] == "->" ? "->" : "",
            words[0] == "Base" ? int.Parse(words[5], CultureInfo.InvariantCulture) : pointer ? int.Parse(words[7], CultureInfo.InvariantCulture) : 0,
            pointer ? words[5] : "",
            pointer ? words[6] : "");
    }
}
