using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// Classes of graphics and linear algebra whose Streamers were written by hand.
/// <code>
///  TCanvas 1..8       header, TPad, fDISPLAY, fDoubleBuffer 4, fRetained 1, fXsizeUser, fYsizeUser, fXsizeReal, fYsizeReal 4 each,
///                     fWindowTopX, fWindowTopY 4 each, fWindowWidth, fWindowHeight 4 each (from 3), fCw, fCh 4 each, TAttCanvas,
///                     moves opaque 1, resizes opaque 1, fHighLightColor 2, batch 1, shows status 1 (from 2),
///                     executes 1 (from 4), has a menu 1 (from 2)
///  TMatrixTSym&lt;T&gt;     TMatrixTBase&lt;T&gt; with its header, then row by row the elements from the diagonal on
///  TPolyLine3D 1      header, TObject, TAttLine, fN 4, fP: fN times three floats, fOption
///  TPolyMarker3D 1..3 header, TObject, TAttMarker, fN 4, fP: fN times three floats, fOption, fName (from 2)
///  TTreeIndex 1, 2    header, TVirtualIndex, fMajorName, fMinorName, fN 8, fIndexValues, fIndexValuesMinor (from 2), fIndex: fN of 8 each
///  TBranchClones 2    header, TNamed, fCompress, fBasketSize, fEntryOffsetLen, fMaxBaskets, fWriteBasket 4 each, fEntryNumber,
///                     fEntries, fTotBytes, fZipBytes 8 each, fOffset 4, a pointer fBranchCount, fClassName, fBranches
/// </code>
/// </summary>
internal sealed partial class ObjectReader
{
    private const int Int = 3;
    private const int Float = 5;
    private const int Double = 8;
    private const int UInt = 13;
    private const int Long64 = 16;
    private const int Bool = 18;
    private const int Short = 2;

    private void ReadCanvas(RootObject value)
    {
        var header = Open(value);
        var version = header.Version;
        ReadInto(value, "TPad");
        value.Set("fDISPLAY", buffer.ReadString());
        Put(value, Int, "fDoubleBuffer");
        Put(value, Bool, "fRetained");
        Put(value, Float, "fXsizeUser", "fYsizeUser", "fXsizeReal", "fYsizeReal");
        Put(value, Int, "fWindowTopX", "fWindowTopY");
        if (version > 2)
        {
            Put(value, UInt, "fWindowWidth", "fWindowHeight");
        }

        Put(value, UInt, "fCw", "fCh");
        value.Set("fCatt", ReadObject("TAttCanvas"));
        Put(value, Bool, "kMoveOpaque", "kResizeOpaque");
        Put(value, Short, "fHighLightColor");
        Put(value, Bool, "fBatch");
        if (version > 1)
        {
            Put(value, Bool, "kShowEventStatus");
        }

        if (version > 3)
        {
            Put(value, Bool, "kAutoExec");
        }

        if (version > 1)
        {
            Put(value, Bool, "kMenuBar");
        }

        Close(value, header);
    }

    private void ReadSymmetricMatrix(RootObject value, string className)
    {
        var element = className["TMatrixTSym<".Length..^1];
        ReadInto(value, $"TMatrixTBase<{element}>");
        var rows = value.GetInteger("fNrows", -1);
        var size = element == "float" ? sizeof(float) : sizeof(double);
        if (rows < 0 || rows * (rows + 1) / 2 * size > buffer.Remaining || rows > ushort.MaxValue)
        {
            throw buffer.Corrupt($"a symmetric matrix of {rows} rows where {buffer.Remaining} bytes are left");
        }

        value.Set("fElements", element == "float" ? ReadTriangle<float>((int)rows, Float) : ReadTriangle<double>((int)rows, Double));
    }

    private T[] ReadTriangle<T>(int rows, int type)
    {
        var all = new T[rows * rows];
        for (var row = 0; row < rows; row++)
        {
            var upper = (T[])BasicArray.Read(buffer, type, rows - row, "")!;
            for (var column = row; column < rows; column++)
            {
                all[(row * rows) + column] = all[(column * rows) + row] = upper[column - row];
            }
        }

        return all;
    }

    private void ReadPoints(RootObject value)
    {
        const int Coordinates = 3;
        var isLine = value.ClassName == "TPolyLine3D";
        var header = Open(value);
        ReadTObject(value);
        ReadInto(value, isLine ? "TAttLine" : "TAttMarker");
        var count = buffer.ReadCount("number of points", Coordinates * sizeof(float));
        value.Set("fN", count);
        value.Set("fP", BasicArray.Read(buffer, Float, Coordinates * count, ""));
        value.Set("fOption", buffer.ReadString());
        if (!isLine && header.Version > 1)
        {
            value.Set("fName", buffer.ReadString());
        }

        Close(value, header);
    }

    private void ReadTreeIndex(RootObject value)
    {
        var header = Open(value);
        ReadInto(value, "TVirtualIndex");
        value.Set("fMajorName", buffer.ReadString());
        value.Set("fMinorName", buffer.ReadString());
        Put(value, Long64, "fN");
        var count = value.GetInteger("fN", -1);
        string[] arrays = header.Version > 1 ? ["fIndexValues", "fIndexValuesMinor", "fIndex"] : ["fIndexValues", "fIndex"];
        if (count < 0 || count > buffer.Remaining / (sizeof(long) * arrays.Length))
        {
            throw buffer.Corrupt($"a TTreeIndex of {count} entries where {buffer.Remaining} bytes are left");
        }

        foreach (var name in arrays)
        {
            value.Set(name, BasicArray.Read(buffer, Long64, (int)count, ""));
        }

        Close(value, header);
    }

    private void ReadBranchClones(RootObject value)
    {
        var header = Open(value);
        ReadNamed(value);
        Put(value, Int, "fCompress", "fBasketSize", "fEntryOffsetLen", "fMaxBaskets", "fWriteBasket");
        Put(value, Long64, "fEntryNumber", "fEntries", "fTotBytes", "fZipBytes");
        Put(value, Int, "fOffset");
        value.Set("fBranchCount", ReadPointer());
        value.Set("fClassName", buffer.ReadString());
        value.Set("fBranches", ReadObject("TObjArray"));
        Close(value, header);
    }

    private ClassHeader Open(RootObject value)
    {
        var header = ClassHeader.Read(buffer);
        value.Version = value.Version == 0 ? header.Version : value.Version;
        return header;
    }

    private void Put(RootObject value, int type, params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            value.Set(member, BasicArray.ReadOne(buffer, type, ""));
        }
    }
}
