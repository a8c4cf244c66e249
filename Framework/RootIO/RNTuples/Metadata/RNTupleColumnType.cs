namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>How the elements of a column are stored (Binary Format Specification, "Column Description").</summary>
public enum RNTupleColumnType
{
    /// <summary>One bit.</summary>
    Bit = 0x00,

    /// <summary>A byte without meaning.</summary>
    Byte = 0x01,

    /// <summary>A character.</summary>
    Char = 0x02,

    /// <summary>Signed, 8 bits.</summary>
    Int8 = 0x03,

    /// <summary>Unsigned, 8 bits.</summary>
    UInt8 = 0x04,

    /// <summary>Signed, 16 bits.</summary>
    Int16 = 0x05,

    /// <summary>Unsigned, 16 bits.</summary>
    UInt16 = 0x06,

    /// <summary>Signed, 32 bits.</summary>
    Int32 = 0x07,

    /// <summary>Unsigned, 32 bits.</summary>
    UInt32 = 0x08,

    /// <summary>Signed, 64 bits.</summary>
    Int64 = 0x09,

    /// <summary>Unsigned, 64 bits.</summary>
    UInt64 = 0x0A,

    /// <summary>IEEE 754 binary16.</summary>
    Real16 = 0x0B,

    /// <summary>IEEE 754 binary32.</summary>
    Real32 = 0x0C,

    /// <summary>IEEE 754 binary64.</summary>
    Real64 = 0x0D,

    /// <summary>Where the items of each collection end, counted in the cluster; 32 bits.</summary>
    Index32 = 0x0E,

    /// <summary>The same with 64 bits.</summary>
    Index64 = 0x0F,

    /// <summary>Which alternative of a variant, and where among those: 64 bits of index, 32 of tag.</summary>
    Switch = 0x10,

    /// <summary>Int16, zigzag, bytes apart.</summary>
    SplitInt16 = 0x11,

    /// <summary>UInt16, bytes apart.</summary>
    SplitUInt16 = 0x12,

    /// <summary>Int32, zigzag, bytes apart.</summary>
    SplitInt32 = 0x13,

    /// <summary>UInt32, bytes apart.</summary>
    SplitUInt32 = 0x14,

    /// <summary>Int64, zigzag, bytes apart.</summary>
    SplitInt64 = 0x15,

    /// <summary>UInt64, bytes apart.</summary>
    SplitUInt64 = 0x16,

    /// <summary>Real16, bytes apart.</summary>
    SplitReal16 = 0x17,

    /// <summary>Real32, bytes apart.</summary>
    SplitReal32 = 0x18,

    /// <summary>Real64, bytes apart.</summary>
    SplitReal64 = 0x19,

    /// <summary>Index32, differences, bytes apart.</summary>
    SplitIndex32 = 0x1A,

    /// <summary>Index64, differences, bytes apart.</summary>
    SplitIndex64 = 0x1B,

    /// <summary>Real32 without the last bits of its mantissa.</summary>
    Real32Trunc = 0x1C,

    /// <summary>A number of a range as an integer of some bits.</summary>
    Real32Quant = 0x1D,
}
