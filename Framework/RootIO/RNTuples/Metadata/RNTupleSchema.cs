namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>The fields and columns of an RNTuple: those of its header, and those that its footer adds.</summary>
public sealed class RNTupleSchema
{
    private const int DeepestField = 100;

    private readonly List<RNTupleField> fields = [];
    private readonly List<RNTupleColumn> columns = [];
    private readonly List<RNTupleAliasColumn> aliases = [];
    private readonly List<RNTupleExtraType> extraTypes = [];
    private readonly List<List<int>> children = [];
    private readonly List<List<int>> fieldColumns = [];
    private readonly List<int> depths = [];

    internal RNTupleSchema()
    {
    }

    /// <summary>Every field, by number.</summary>
    public IReadOnlyList<RNTupleField> Fields => fields;

    /// <summary>Every column that holds data, by number.</summary>
    public IReadOnlyList<RNTupleColumn> Columns => columns;

    /// <summary>The columns that fields show which hold no data themselves.</summary>
    public IReadOnlyList<RNTupleAliasColumn> AliasColumns => aliases;

    /// <summary>What is stored of types beside the fields.</summary>
    public IReadOnlyList<RNTupleExtraType> ExtraTypes => extraTypes;

    /// <summary>How many of the fields stand in the header; the others were added while it was written.</summary>
    public int HeaderFields { get; private set; }

    /// <summary>How many of the columns stand in the header.</summary>
    public int HeaderColumns { get; private set; }

    /// <summary>The numbers of the fields inside of a field.</summary>
    public IReadOnlyList<int> ChildrenOf(int field) => children[field];

    /// <summary>The numbers of the columns that a field reads, its own or those that it shows of others, by representation.</summary>
    public IReadOnlyList<int> ColumnsOf(int field) => fieldColumns[field];

    /// <summary>Reads the four lists of header or footer, behind what is known already.</summary>
    internal void Read(EnvelopeBuffer buffer, bool isHeader)
    {
        ReadFields(buffer);
        ReadColumns(buffer);
        ReadAliases(buffer);
        var frame = buffer.EnterList(RNTupleExtraType.MinBytes);
        for (var i = 0; i < frame.Items; i++)
        {
            extraTypes.Add(RNTupleExtraType.Decode(buffer));
        }

        buffer.Leave(frame);
        if (isHeader)
        {
            HeaderFields = fields.Count;
            HeaderColumns = columns.Count;
        }
    }

    private void ReadFields(EnvelopeBuffer buffer)
    {
        var frame = buffer.EnterList(RNTupleField.MinBytes);
        for (var i = 0; i < frame.Items; i++)
        {
            var field = RNTupleField.Decode(buffer, fields.Count);
            var depth = field.IsTopLevel ? 0 : depths[field.Parent] + 1;
            if (depth > DeepestField)
            {
                throw buffer.Corrupt(0, $"field {field.Id} '{field.Name}' lies inside of more than {DeepestField} others");
            }

            if (!field.IsTopLevel)
            {
                children[field.Parent].Add(field.Id);
            }

            fields.Add(field);
            depths.Add(depth);
            children.Add([]);
            fieldColumns.Add([]);
        }

        buffer.Leave(frame);
    }

    private void ReadColumns(EnvelopeBuffer buffer)
    {
        var frame = buffer.EnterList(RNTupleColumn.MinBytes);
        for (var i = 0; i < frame.Items; i++)
        {
            var column = RNTupleColumn.Decode(buffer, columns.Count, fields.Count);
            columns.Add(column);
            fieldColumns[column.Field].Add(column.Id);
        }

        buffer.Leave(frame);
    }

    private void ReadAliases(EnvelopeBuffer buffer)
    {
        var frame = buffer.EnterList(RNTupleAliasColumn.MinBytes);
        for (var i = 0; i < frame.Items; i++)
        {
            var alias = RNTupleAliasColumn.Decode(buffer, fields.Count, columns.Count);
            aliases.Add(alias);
            fieldColumns[alias.Field].Add(alias.Column);
        }

        buffer.Leave(frame);
    }
}
