using HepAnalysis.Columns;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Trees;

/// <summary>Goes through the branches of a tree and says of each how it is read, or why it is not.</summary>
internal sealed class TreeLayout
{
    private const int VectorHeader = 10;
    private const int DeepestBranches = 64;

    private readonly string file;
    private readonly List<RootBranch> branches = [];
    private readonly List<LeafLayout> leaves = [];
    private readonly Dictionary<string, string> unreadable = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> columnOfLeaf = new(StringComparer.Ordinal);

    public TreeLayout(RootObject tree, string file)
    {
        this.file = file;
        Walk(tree, "", 0);
        foreach (var branch in branches)
        {
            foreach (var leaf in branch.Leaves)
            {
                columnOfLeaf.TryAdd(leaf.Name, branch.Leaves.Count == 1 ? branch.FullName : $"{branch.FullName}.{leaf.Name}");
            }
        }

        foreach (var branch in branches)
        {
            Classify(branch);
        }

        DropWithoutCounter();
    }

    public IReadOnlyList<RootBranch> Branches => branches;

    public IReadOnlyList<LeafLayout> Leaves => leaves;

    public IReadOnlyDictionary<string, string> Unreadable => unreadable;

    private void Walk(RootObject parent, string prefix, int depth)
    {
        if (depth > DeepestBranches)
        {
            throw new CorruptFileException("the branches of a tree contain each other", file, $"more than {DeepestBranches} levels");
        }

        foreach (var child in RootBranch.Children(parent, "fBranches"))
        {
            var name = child.Get<string>("fName") ?? "";
            // ROOT writes the parent's name into a sub-branch's where it ends with a dot; elsewhere the parent's is put before it.
            var full = prefix.Length == 0 || name.StartsWith(prefix + ".", StringComparison.Ordinal) ? name : $"{prefix}.{name}";
            branches.Add(new RootBranch(child, full, file));
            Walk(child, full.TrimEnd('.'), depth + 1);
        }
    }

    private void Classify(RootBranch branch)
    {
        if (branch.Leaves.Count == 0)
        {
            return;
        }

        if (branch.ClassName == "TBranchElement")
        {
            ClassifyElement(branch);
        }
        else if (branch.ClassName != "TBranch")
        {
            unreadable[branch.FullName] = $"a branch of class {branch.ClassName} is not read yet";
        }
        else if (branch.Leaves.Count == 1)
        {
            ClassifyLeaf(branch, branch.Leaves[0], branch.FullName, 0, 0);
        }
        else
        {
            ClassifyLeafList(branch);
        }
    }

    private void ClassifyLeaf(RootBranch branch, RootLeaf leaf, string name, int offset, int stride)
    {
        if (leaf.Kind is not { } kind)
        {
            unreadable[name] = leaf.ClassName switch
            {
                "TLeafC" => "text (TLeafC) is not read as a column yet",
                "TLeafD32" or "TLeafF16" => "packed floats (Double32_t, Float16_t) are not read yet",
                _ => $"a leaf of class {leaf.ClassName} is not read yet",
            };
            return;
        }

        string? counter = null;
        if (leaf.CountLeaf is { } countLeaf && !columnOfLeaf.TryGetValue(countLeaf, out counter))
        {
            unreadable[name] = $"its counter '{countLeaf}' is no branch of the tree";
            return;
        }

        if (leaf.Length < 0)
        {
            unreadable[name] = $"its leaf has {leaf.Length} values";
            return;
        }

        leaves.Add(new LeafLayout(branch, name, branch.Title, kind, leaf.FixedDimensions, counter, offset, stride));
    }

    private void ClassifyLeafList(RootBranch branch)
    {
        var stride = 0;
        foreach (var leaf in branch.Leaves)
        {
            if (leaf.Kind is not { } kind || leaf.CountLeaf is not null || leaf.Length < 1)
            {
                unreadable[branch.FullName] = "a leaf list with text, packed or counted leaves is not read yet";
                return;
            }

            stride += kind.Size() * leaf.Length;
        }

        var offset = 0;
        foreach (var leaf in branch.Leaves)
        {
            ClassifyLeaf(branch, leaf, $"{branch.FullName}.{leaf.Name}", offset, stride);
            offset += leaf.Kind!.Value.Size() * leaf.Length;
        }
    }

    private void ClassifyElement(RootBranch branch)
    {
        const int Plain = 0;
        if (branch.ElementType == Plain && VectorContent(branch) is { } kind)
        {
            leaves.Add(new LeafLayout(branch, branch.FullName, branch.Title, kind, [], ItemHeader: VectorHeader));
            return;
        }

        unreadable[branch.FullName] = $"a branch of class {(branch.ContentClass.Length == 0 ? "TBranchElement" : branch.ContentClass)} is not read yet";
    }

    private static NumberKind? VectorContent(RootBranch branch)
    {
        var name = branch.ElementId < 0 ? branch.ContentClass : "";
        if (!name.StartsWith("vector<", StringComparison.Ordinal) || !name.EndsWith('>'))
        {
            return null;
        }

        return name[7..^1].Trim() switch
        {
            "bool" => NumberKind.Bool,
            "char" or "signed char" or "Char_t" => NumberKind.Int8,
            "unsigned char" or "UChar_t" => NumberKind.UInt8,
            "short" or "Short_t" => NumberKind.Int16,
            "unsigned short" or "UShort_t" => NumberKind.UInt16,
            "int" or "Int_t" => NumberKind.Int32,
            "unsigned int" or "UInt_t" => NumberKind.UInt32,
            "long" or "Long_t" or "Long64_t" or "long long" => NumberKind.Int64,
            "unsigned long" or "ULong_t" or "ULong64_t" or "unsigned long long" => NumberKind.UInt64,
            "float" or "Float_t" => NumberKind.Float32,
            "double" or "Double_t" => NumberKind.Float64,
            _ => null,
        };
    }

    private void DropWithoutCounter()
    {
        var byName = leaves.GroupBy(leaf => leaf.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        leaves.RemoveAll(leaf =>
        {
            if (leaf.CountColumn is null || (byName.TryGetValue(leaf.CountColumn, out var counter)
                && !counter.IsList && counter.Dimensions.Count == 0 && counter.Kind.IsInteger()))
            {
                return false;
            }

            unreadable[leaf.Name] = $"its counter '{leaf.CountColumn}' is not one integer an entry";
            return true;
        });
    }
}
