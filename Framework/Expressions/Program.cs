using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.Expressions.Syntax;

namespace HepAnalysis.Expressions;

/// <summary>An expression ready to run.</summary>
internal sealed class Program
{
    private readonly EventSchema schema;
    private readonly ColumnSlots slots;
    private readonly IReadOnlyDictionary<string, SourceText> defines;
    private readonly HashSet<int> used = [];

    public Program(EventSchema schema, ColumnSlots slots, IReadOnlyDictionary<string, SourceText> defines, SourceText source)
    {
        this.schema = schema;
        this.slots = slots;
        this.defines = defines;
        Source = source;
        Bind(source);
        Slots = [.. used.Order()];
    }

    public SourceText Source { get; }

    public IReadOnlyList<int> Slots { get; }

    public bool IsJagged { get; private set; }

    public string Shape => IsJagged ? Source.Text : "";

    public void Filter(EvaluationContext context, Selection live, Selection passed)
    {
        var walker = new TreeWalker(schema, slots, context.Block, defines, Source);
        var target = passed.Begin(live.BlockCount);
        var count = 0;
        foreach (var e in live.Indices)
        {
            if (walker.Evaluate(e) is true)
            {
                target[count++] = e;
            }
        }

        passed.End(count);
    }

    public EventValues Evaluate(EvaluationContext context, Selection live)
    {
        var walker = new TreeWalker(schema, slots, context.Block, defines, Source);
        var values = new List<double>();
        var present = new List<bool>();
        var offsets = new List<int> { 0 };
        foreach (var e in live.Indices)
        {
            var value = walker.Evaluate(e);
            if (value is WalkList list)
            {
                for (var i = 0; i < list.Count; i++)
                {
                    Append(list.At(i));
                }
            }
            else
            {
                Append(value);
            }

            offsets.Add(values.Count);
        }

        return new EventValues(values.ToArray(), IsJagged ? offsets.ToArray() : [], present.Contains(false) ? present.ToArray() : []);

        void Append(object? value)
        {
            values.Add(value is bool b ? (b ? 1 : 0) : Convert.ToDouble(value ?? 0.0));
            present.Add(value is not null);
        }
    }

    private void Bind(SourceText text) => IsJagged = Bind(Parser.Parse(text), text);

    // True for a list.
    private bool Bind(SyntaxTree tree, SourceText text)
    {
        switch (tree)
        {
            case SyntaxTree.Name name when defines.TryGetValue(name.Value, out var define):
                return Bind(Parser.Parse(define), define);
            case SyntaxTree.Name name when schema.FindCollection(name.Value) is { } collection:
                foreach (var member in collection.Members)
                {
                    used.Add(slots.AddSideBySide(member.Columns));
                }

                return collection.IsList;
            case SyntaxTree.Name name when schema.FindField(name.Value) is { } field:
                used.Add(slots.Add(name.Value));
                return field.Type is not ColumnType.Number;
            case SyntaxTree.Unary unary:
                return Bind(unary.Operand, text);
            case SyntaxTree.Binary binary:
                return Bind(binary.Left, text) | Bind(binary.Right, text);
            case SyntaxTree.Comparison comparison:
                return comparison.Operands.Aggregate(false, (jagged, operand) => jagged | Bind(operand, text));
            case SyntaxTree.Member member:
                return Bind(member.Object, text);
            case SyntaxTree.Index index:
                var list = Bind(index.Object, text);
                return Bind(index.Argument, text) | (list && WalkKinds.IsCondition(index.Argument));
            case SyntaxTree.Optional optional:
                return Bind(optional.Operand, text);
            case SyntaxTree.Lambda lambda:
                return Bind(lambda.Body, text);
            case SyntaxTree.Call call:
                var any = call.Arguments.Aggregate(false, (jagged, operand) => jagged | Bind(operand, text));
                var reduces = call.Function is "count" or "sum" or "any" or "all" || (call.Function is "min" or "max" && call.Arguments.Count == 1);
                return any && !reduces;
            default:
                return false;
        }
    }
}
