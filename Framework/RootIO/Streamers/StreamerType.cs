namespace HepAnalysis.RootIO.Streamers;

/// <summary>The numbers of TStreamerElement's fType (TVirtualStreamerInfo.h).</summary>
public static class StreamerType
{
    /// <summary>A base class.</summary>
    public const int Base = 0;

    /// <summary>An int that counts the items of a pointer.</summary>
    public const int Counter = 6;

    /// <summary>A C string.</summary>
    public const int CharStar = 7;

    /// <summary>A double stored as a float or packed.</summary>
    public const int Double32 = 9;

    /// <summary>Bits of TObject.</summary>
    public const int Bits = 15;

    /// <summary>A float that is packed.</summary>
    public const int Float16 = 19;

    /// <summary>Added to a basic type: a fixed array of it.</summary>
    public const int OffsetL = 20;

    /// <summary>Added to a basic type: a pointer to counted items.</summary>
    public const int OffsetP = 40;

    /// <summary>An object with TObject in it.</summary>
    public const int Object = 61;

    /// <summary>An object without.</summary>
    public const int Any = 62;

    /// <summary>A pointer that is never null (<c>//-></c>).</summary>
    public const int ObjectNotNull = 63;

    /// <summary>A pointer to an object.</summary>
    public const int ObjectPointer = 64;

    /// <summary>A TString.</summary>
    public const int String = 65;

    /// <summary>TObject itself.</summary>
    public const int TObject = 66;

    /// <summary>TNamed itself.</summary>
    public const int TNamed = 67;

    /// <summary>A pointer without TObject that is never null.</summary>
    public const int AnyNotNull = 68;

    /// <summary>A pointer to an object without TObject.</summary>
    public const int AnyPointer = 69;

    /// <summary>A pointer to an object of a class without virtual table.</summary>
    public const int AnyPointerNoVirtual = 70;

    /// <summary>A pointer to a standard container, written as the container.</summary>
    public const int StlPointer = 71;

    /// <summary>A standard container.</summary>
    public const int Stl = 300;

    /// <summary>A std::string.</summary>
    public const int StlString = 365;

    /// <summary>A class that streams itself.</summary>
    public const int Streamer = 500;

    /// <summary>A pointer to objects that another member counts.</summary>
    public const int StreamLoop = 501;
}
