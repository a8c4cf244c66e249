using HepAnalysis.Columns;
using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// How a TBranchElement is read: by the member of the class that it is (fID into the StreamerInfo), and by its fType.
/// <code>
///  fType  0       one object's member, or a whole object that is not split
///         1, 2    a base class, a member that is split: its sub-branches hold the data
///         3, 4    TClonesArray, standard container, split: the number of objects (4 bytes)
///         31, 41  a member of each of those objects, one after the other
/// </code>
/// </summary>
internal sealed class ElementClassifier(StreamerCatalogue streamers)
{
    private const int PlainType = 0;
    private const int VectorHeader = 10;

    /// <summary>True where the branch counts the objects of the split collection below it.</summary>
    public static bool IsCollection(RootBranch branch) => branch.ElementType is 3 or 4;

    /// <summary>True where the branch is a member of the objects of a split collection.</summary>
    public static bool IsInCollection(RootBranch branch) => branch.ElementType is 31 or 41;

    /// <summary>The layout, or why there is none.</summary>
    /// <param name="branch">A branch with a leaf.</param>
    /// <param name="countColumn">Column of the objects' number, for a member of a collection.</param>
    /// <param name="leafCountColumn">Column that counts the items of a pointer member.</param>
    public (LeafLayout? Layout, string Reason) Classify(RootBranch branch, string? countColumn, string? leafCountColumn)
    {
        var leaf = branch.Leaves[0];
        var type = branch.StreamerTypeNumber;
        var item = type switch
        {
            > StreamerType.OffsetP and < StreamerType.OffsetP + 20 => type - StreamerType.OffsetP,
            > StreamerType.OffsetL and < StreamerType.OffsetL + 20 => type - StreamerType.OffsetL,
            _ => type,
        };
        if (branch.HasSecondCounter)
        {
            return (null, "members of a collection inside a collection are not read yet");
        }

        if (item is StreamerType.Double32 or StreamerType.Float16)
        {
            return (null, "packed floats (Double32_t, Float16_t) are not read yet");
        }

        if (BasicKind(item) is { } kind)
        {
            // A counter is marked as such whatever its sign; its declaration tells.
            kind = item == StreamerType.Counter && TypeName(branch) is "unsigned int" or "UInt_t" ? NumberKind.UInt32 : kind;
            if (type > StreamerType.OffsetP)
            {
                return IsInCollection(branch) || leafCountColumn is null
                    ? (null, "counted arrays inside a collection are not read yet")
                    : (new LeafLayout(branch, branch.FullName, branch.Title, kind, [], leafCountColumn, ItemHeader: LeafLayout.PointerHeader), "");
            }

            return (new LeafLayout(branch, branch.FullName, branch.Title, kind, leaf.FixedDimensions, countColumn, IsObjectBits: item == StreamerType.Bits), "");
        }

        if (!IsInCollection(branch) && branch.ElementType == PlainType && ContentKind(TypeName(branch)) is { } content)
        {
            return (new LeafLayout(branch, branch.FullName, branch.Title, content, [], ItemHeader: VectorHeader), "");
        }

        var name = TypeName(branch);
        return (null, $"a branch of type {(name.Length == 0 ? "of class TBranchElement" : name)} is not read yet");
    }

    private string TypeName(RootBranch branch)
    {
        if (branch.ElementId < 0)
        {
            return branch.ContentClass;
        }

        // The member that the branch is; a layout that does not know it by number and name is another one.
        var info = streamers.Find(branch.ContentClass, branch.ContentVersion) ?? streamers.FindNewest(branch.ContentClass);
        var element = info is not null && branch.ElementId < info.Elements.Count ? info.Elements[branch.ElementId] : null;
        var member = branch.Name.Split('[')[0].TrimEnd('.');
        return element is not null && element.ArrayLength == 0 && (member == element.Name || member.EndsWith("." + element.Name, StringComparison.Ordinal))
            ? element.TypeName
            : "";
    }

    private static NumberKind? BasicKind(int type) => type switch
    {
        1 => NumberKind.Int8,
        2 => NumberKind.Int16,
        3 or StreamerType.Counter => NumberKind.Int32,
        4 or 16 => NumberKind.Int64,
        5 => NumberKind.Float32,
        8 => NumberKind.Float64,
        11 => NumberKind.UInt8,
        12 => NumberKind.UInt16,
        13 or StreamerType.Bits => NumberKind.UInt32,
        14 or 17 => NumberKind.UInt64,
        18 => NumberKind.Bool,
        _ => null,
    };

    // Sequences and sets of numbers are streamed alike: header, count, items.
    private static NumberKind? ContentKind(string typeName)
    {
        string[] containers = ["vector<", "list<", "deque<", "set<", "multiset<", "unordered_set<", "unordered_multiset<", "ROOT::VecOps::RVec<", "ROOT::RVec<"];
        var name = typeName.StartsWith("std::", StringComparison.Ordinal) ? typeName[5..] : typeName;
        var container = Array.Find(containers, start => name.StartsWith(start, StringComparison.Ordinal));
        return container is null || !name.EndsWith('>') ? null : name[container.Length..^1].Split(',')[0].Trim() switch
        {
            "bool" or "Bool_t" => NumberKind.Bool,
            "char" or "signed char" or "Char_t" => NumberKind.Int8,
            "unsigned char" or "UChar_t" => NumberKind.UInt8,
            "short" or "Short_t" => NumberKind.Int16,
            "unsigned short" or "UShort_t" => NumberKind.UInt16,
            "int" or "Int_t" => NumberKind.Int32,
            "unsigned int" or "UInt_t" or "unsigned" => NumberKind.UInt32,
            "long" or "Long_t" or "Long64_t" or "long long" => NumberKind.Int64,
            "unsigned long" or "ULong_t" or "ULong64_t" or "unsigned long long" => NumberKind.UInt64,
            "float" or "Float_t" => NumberKind.Float32,
            "double" or "Double_t" => NumberKind.Float64,
            _ => null,
        };
    }
}
