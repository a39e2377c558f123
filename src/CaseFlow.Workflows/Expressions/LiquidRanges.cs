using CaseFlow.Domain.Kernel;
using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace CaseFlow.Workflows.Expressions;

/// <summary>A range of a template is made in one piece before its loop counts a step; a long one is refused.</summary>
internal sealed class LiquidRanges : AstRewriter
{
    private const int Longest = 10_000;

    protected override Fluid.Ast.Expression VisitRangeExpression(RangeExpression rangeExpression) => new Bounded(rangeExpression);

    private sealed class Bounded(RangeExpression range) : Fluid.Ast.Expression
    {
        public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
        {
            var (from, to) = (await range.From.EvaluateAsync(context), await range.To.EvaluateAsync(context));
            return Math.Abs(to.ToNumberValue() - from.ToNumberValue()) > Longest
                ? throw new ExpressionException(TextCatalog.Get("workflow.expression.range-too-long", Longest))
                : await range.EvaluateAsync(context);
        }
    }
}
