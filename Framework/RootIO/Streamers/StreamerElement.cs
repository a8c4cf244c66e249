using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Streamers;

/// <summary>
/// One member of a class as it is streamed (TStreamerElement and its children; io/doc/TFile/streamerinfo.md).
/// <code>
///  TNamed       name and title (comment) of the member
///  fType        4    what it is: see StreamerType
///  fSize        4    in memory
///  fArrayLength 4    all dimensions together
///  fArrayDim    4
///  fMaxIndex    4×5  (version 1: counted)
///  fTypeName    TString
///  fXmin, fXmax, fFactor  8×3  (version 3 only)
///  then by class: TStreamerBase fBaseVersion; TStreamerBasicPointer, TStreamerLoop fCountVersion, fCountName,
///  fCountClass; TStreamerSTL fSTLtype, fCtype
/// </code>
/// </summary>
/// <param name="Name">Name of the member, or of the base class.</param>
/// <param name="Title">Comment: ranges of packed floats, sizes of counted arrays.</param>
/// <param name="Type">What it is: a number of <see cref="StreamerType"/>.</param>
/// <param name="ArrayLength">Items of a fixed array, all dimensions together; 0 for none.</param>
/// <param name="TypeName">C++ type.</param>
/// <param name="ElementClass">TStreamerBasicType, TStreamerBase …</param>
/// <param name="BaseVersion">Version of a base class.</param>
/// <param name="CountName">Member that counts a pointer's items.</param>
/// <param name="StlType">Kind of a standard container, else 0.</param>
/// <param name="ContentType">Type of its content, else 0.</param>
public sealed record StreamerElement(
    string Name,
    string Title,
    int Type,
    int ArrayLength,
    string TypeName,
    string ElementClass,
    int BaseVersion = 0,
    string CountName = "",
    int StlType = 0,
    int ContentType = 0)
{
    private const int MostDimensions = 5;

    /// <summary>Sizes of a fixed array, the slowest first; empty where nothing but <see cref="ArrayLength"/> is known.</summary>
    public IReadOnlyList<int> Dimensions { get; init; } = [];

    internal static StreamerElement Decode(RootBuffer buffer, string elementClass)
    {
        var outer = ClassHeader.Read(buffer);
        if (elementClass == "TStreamerSTLstring")
        {
            // Its base is TStreamerSTL, with a header of its own.
            ClassHeader.Read(buffer);
        }

        var inner = elementClass == "TStreamerElement" ? outer : ClassHeader.Read(buffer);
        var (name, title) = ClassHeader.ReadNamed(buffer);
        var type = buffer.ReadInt32();
        buffer.Skip(4);
        var arrayLength = buffer.ReadInt32();
        var arrayDimensions = buffer.ReadInt32();
        var sizes = new int[inner.Version == 1 ? buffer.ReadCount("fMaxIndex", 4) : MostDimensions];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = buffer.ReadInt32();
        }

        var typeName = inner.Version > 1 ? buffer.ReadString() : "";
        inner.End(buffer);
        var element = new StreamerElement(name, title, TypeOf(type, typeName), arrayLength, typeName, elementClass)
        {
            Dimensions = arrayDimensions is > 0 and <= MostDimensions && arrayDimensions <= sizes.Length ? sizes[..arrayDimensions] : [],
        };
        switch (elementClass)
        {
            case "TStreamerBase" when outer.Version > 2:
                element = element with { BaseVersion = buffer.ReadInt32() };
                break;
            case "TStreamerBasicPointer" or "TStreamerLoop":
                buffer.Skip(4);
                element = element with { CountName = buffer.ReadString() };
                break;
            case "TStreamerSTL" or "TStreamerSTLstring":
                element = element with { StlType = buffer.ReadInt32(), ContentType = buffer.ReadInt32() };
                break;
        }

        outer.End(buffer);
        return element;
    }

    // Of the first versions, in which a Bool_t was an unsigned char (TStreamerElement::Streamer).
    private static int TypeOf(int type, string typeName)
    {
        const int UnsignedChar = 11;
        const int Bool = 18;
        return typeName is not ("Bool_t" or "bool") ? type
            : type == UnsignedChar ? Bool
            : type == UnsignedChar + StreamerType.OffsetL ? Bool + StreamerType.OffsetL
            : type;
    }
}
