using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// Classes of RooFit whose Streamers were written by hand.
/// <code>
///  RooLinkedList 1..3       version 2 without a length, TObject, count 4, a pointer each, _name (2 and 3)
///  RooRefArray 1            header, TRefArray: its items are objects of the same key
///  RooRealVar 1..           header, RooAbsRealLValue, fit range 8, 8, bins 4 (1 only), _error, _asymErrLo, _asymErrHi 8 each,
///                           a pointer _binning (from 2), a pointer _sharedProp (3), or its members _uuid, _altBinning (from 4)
///  RooCategory 1..3         header, RooAbsCategoryLValue, _sharedProp: a pointer (1), an object (2)
///  RooWorkspace::CodeRepo   header, count 4 of sources: name and 3 TStrings each, count 4 of classes: name and 2 each,
///                           count 4 of further headers: name and 2 each (2 only)
/// </code>
/// </summary>
internal sealed partial class ObjectReader
{
    private bool ReadRooFit(RootObject value, string className)
    {
        switch (className)
        {
            case "RooLinkedList":
                ReadLinkedList(value);
                return true;
            case "RooRefArray":
                var header = Open(value);
                ReadReferences(value);
                unresolved.Add(value);
                Close(value, header);
                return true;
            case "RooRealVar":
                ReadRealVariable(value);
                return true;
            case "RooCategory":
                return ReadCategory(value);
            case "RooWorkspace::CodeRepo":
                ReadCodeRepository(value);
                return true;
            default:
                return false;
        }
    }

    private void ReadLinkedList(RootObject value)
    {
        var header = Open(value);
        ReadTObject(value);
        var count = buffer.ReadCount("number of objects in a RooLinkedList", 4);
        value.Set("_size", count);
        value.Items = ReadPointers(count);
        if (header.Version is 2 or 3)
        {
            value.Set("_name", buffer.ReadString());
        }

        Close(value, header);
    }

    private void ReadRealVariable(RootObject value)
    {
        const int Inlined = 4;
        var header = Open(value);
        ReadInto(value, "RooAbsRealLValue");
        if (header.Version == 1)
        {
            Put(value, Double, "fitMin", "fitMax");
            Put(value, Int, "fitBins");
        }

        Put(value, Double, "_error", "_asymErrLo", "_asymErrHi");
        if (header.Version > 1)
        {
            value.Set("_binning", ReadPointer());
        }

        if (header.Version >= Inlined)
        {
            ReadInto(value, "RooRealVarSharedProperties");
        }
        else if (header.Version == Inlined - 1)
        {
            value.Set("_sharedProp", ReadPointer());
        }

        Close(value, header);
    }

    private bool ReadCategory(RootObject value)
    {
        var start = buffer.Position;
        var header = ClassHeader.Read(buffer);
        if (header.Version > 2)
        {
            buffer.Position = start;
            return false;
        }

        value.Version = header.Version;
        ReadInto(value, "RooAbsCategoryLValue");
        value.Set("_sharedProp", header.Version == 2 ? ReadObject("RooCategorySharedProperties") : ReadPointer());
        Close(value, header);
        return true;
    }

    private void ReadCodeRepository(RootObject value)
    {
        var header = Open(value);
        value.Set("_fmap", ReadTexts("_hext", "_hfile", "_cxxfile"));
        value.Set("_c2fmap", ReadTexts("_baseName", "_fileBase"));
        if (header.Version == 2)
        {
            value.Set("_ehmap", ReadTexts("_hname", "_hfile"));
        }

        Close(value, header);
    }

    private KeyValuePair<object?, object?>[] ReadTexts(params string[] members)
    {
        var texts = new KeyValuePair<object?, object?>[buffer.ReadCount("number of sources in a workspace", members.Length + 1)];
        for (var i = 0; i < texts.Length; i++)
        {
            var name = buffer.ReadString();
            var fields = New("RooWorkspace::CodeRepo files");
            foreach (var member in members)
            {
                fields.Set(member, buffer.ReadString());
            }

            texts[i] = new(name, fields);
        }

        return texts;
    }
}
