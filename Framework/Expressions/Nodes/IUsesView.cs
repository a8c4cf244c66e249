using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>A node that goes over the objects of a view.</summary>
internal interface IUsesView
{
    View View { get; }
}
