namespace HepAnalysis.EventLoop;

/// <summary>
/// Makes a histogram that a field holds a result: merged over workers and jobs, and written. <c>{name}</c> in the
/// histogram's name stands for the name of the step. With a <c>weight:</c> in the analysis it is filled with that.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class BookAttribute : Attribute;
