using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;

namespace HepAnalysis.Expressions;

/// <summary>
/// The names that an expression may use: what the schema makes of the columns, and the defines so far. Immutable: a
/// define makes a scope below, so that each path of an analysis sees its own. Compiling is for one thread, before event 1.
/// </summary>
public sealed class AnalysisScope
{
    private readonly EventSchema schema;
    private readonly ColumnSlots slots;
    private readonly IReadOnlyDictionary<string, SourceText> defines;

    private AnalysisScope(EventSchema schema, ColumnSlots slots, IReadOnlyDictionary<string, SourceText> defines)
    {
        this.schema = schema;
        this.slots = slots;
        this.defines = defines;
    }

    /// <summary>The scope of a schema without any define. Columns that compiled expressions use get slots in <paramref name="slots"/>.</summary>
    public static AnalysisScope For(EventSchema schema, ColumnSlots slots) => new(schema, slots, new Dictionary<string, SourceText>());

    /// <summary>A scope that also knows <paramref name="name"/>, which stands for <paramref name="text"/>; evaluated only where it is used.</summary>
    /// <exception cref="ExpressionException">The text has no meaning, or the name is taken.</exception>
    public AnalysisScope Define(string name, SourceText text)
    {
        _ = Syntax.Parser.Parse(text);
        return new AnalysisScope(schema, slots, new Dictionary<string, SourceText>(defines) { [name] = text });
    }

    /// <summary>Compiles a condition: one bool for each event.</summary>
    /// <exception cref="ExpressionException">The text has no meaning, or is not a condition.</exception>
    public EventFilter CompileFilter(SourceText text) => new(new Program(schema, slots, defines, text));

    /// <summary>Compiles a number, or a list of numbers, for each event.</summary>
    /// <exception cref="ExpressionException">The text has no meaning, or is not a number.</exception>
    public EventNumbers CompileNumbers(SourceText text) => new(new Program(schema, slots, defines, text));
}
