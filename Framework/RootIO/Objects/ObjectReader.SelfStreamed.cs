using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Objects;

/// <summary>The classes that stream themselves in ROOT: a StreamerInfo of them says something else than their bytes.</summary>
internal sealed partial class ObjectReader
{
    /// <summary>The member that says which process gave a referenced object its number.</summary>
    public const string ProcessMember = "fPID";

    private const uint IsReferenced = 1 << 4;

    private bool ReadSelfStreamed(RootObject value, string className)
    {
        if (BasicArray.KindOfTArray(className) is { } kind)
        {
            value.Set("fArray", BasicArray.Read(buffer, kind, BasicArray.ReadCount(buffer, kind), ""));
            return true;
        }

        switch (className)
        {
            case "TObject":
                ReadTObject(value);
                return true;
            case "TQObject":
                // Nothing is written of it, not even a version.
                return true;
            case "TString":
                value.Set("fString", buffer.ReadString());
                return true;
            case "TNamed":
                ReadNamed(value);
                return true;
            case "TObjArray":
                ReadObjArray(value);
                return true;
            case "TList" or "THashList" or "TSortedList":
                ReadList(value);
                return true;
            case "TOrdCollection" or "THashTable":
                ReadCollection(value);
                return true;
            case "TCanvas":
                ReadCanvas(value);
                return true;
            case "TMatrixTSym<float>" or "TMatrixTSym<double>":
                ReadSymmetricMatrix(value, className);
                return true;
            case "TTreeIndex":
                ReadTreeIndex(value);
                return true;
            case "TBranchClones":
                ReadBranchClones(value);
                return true;
            case "TDatime":
                value.Set("fDatime", buffer.ReadUInt32());
                return true;
            case "TMap":
                ReadMap(value);
                return true;
            case "TRef":
                ReadReference(value);
                return true;
            case "TRefArray":
                ReadReferences(value);
                return true;
            case "TClonesArray":
                ReadClones(value);
                return true;
            case "TProcessID":
                ReadProcess(value);
                return true;
            case "TExMap":
                ReadExMap(value);
                return true;
            case "TBtree":
                ReadTree(value);
                return true;
            case "TPolyLine3D" or "TPolyMarker3D":
                ReadPoints(value);
                return true;
            case "TPair" or "TVirtualPerfStats":
                // Without a version of their own, they write what TObject writes.
                ReadTObject(value);
                return true;
            case "TBasket":
                EmbeddedBasket.Read(buffer, value);
                return true;
            default:
                return className.StartsWith("Roo", StringComparison.Ordinal) ? ReadRooFit(value, className) : ReadContainerItself(value, className);
        }
    }

    private void ReadNamed(RootObject value)
    {
        var header = ClassHeader.Read(buffer);
        ReadTObject(value);
        value.Set("fName", buffer.ReadString());
        value.Set("fTitle", buffer.ReadString());
        header.End(buffer);
    }

    private void ReadTObject(RootObject value)
    {
        var header = ClassHeader.Read(buffer);
        var uniqueId = buffer.ReadUInt32();
        var bits = buffer.ReadUInt32();
        value.Set("fUniqueID", Boxes.Of(uniqueId));
        value.Set("fBits", Boxes.Of(bits));
        if ((bits & IsReferenced) != 0)
        {
            value.Set(ProcessMember, ReadProcessNumber());
            referenced[uniqueId & ReferenceNumber] = value;
        }

        header.End(buffer);
    }

    // fBits as a member of its own, in the branch of a split object.
    private void ReadBits(RootObject value, StreamerElement element)
    {
        var bits = buffer.ReadUInt32();
        value.Set(element.Name, Boxes.Of(bits));
        if ((bits & IsReferenced) != 0)
        {
            value.Set(ProcessMember, ReadProcessNumber());
        }
    }

    // TObjArray: header, TObject, fName (from version 3), count, lower bound, that many pointers.
    private void ReadObjArray(RootObject value)
    {
        var header = ClassHeader.Read(buffer);
        value.Version = header.Version;
        ReadTObject(value);
        if (header.Version > 2)
        {
            value.Set("fName", buffer.ReadString());
        }

        var count = buffer.ReadCount("number of objects in a TObjArray", 4);
        value.Set("fLowerBound", buffer.ReadInt32());
        value.Items = ReadPointers(count);
        header.End(buffer);
    }

    private RootObject?[] ReadPointers(int count)
    {
        var items = new RootObject?[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = ReadPointer();
        }

        return items;
    }

    // TList: header, TObject, fName (from version 4), count, for each a pointer and a drawing option.
    private void ReadList(RootObject value)
    {
        var header = ClassHeader.Read(buffer);
        value.Version = header.Version;
        ReadTObject(value);
        if (header.Version > 3)
        {
            value.Set("fName", buffer.ReadString());
        }

        var count = buffer.ReadCount("number of objects in a TList", 4);
        var items = new RootObject?[count];
        var options = new string[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = ReadPointer();
            options[i] = buffer.ReadString();
        }

        value.Set("options", options);

        value.Items = items;
        header.End(buffer);
    }

    // A null pointer is written as an empty text.
    private string ReadCharStar()
    {
        var length = buffer.ReadCount("length of a C string", 1);
        return System.Text.Encoding.UTF8.GetString(buffer.ReadBytes(length));
    }
}
