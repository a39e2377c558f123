using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities;
using Fluid;
using Scope = CaseFlow.Workflows.Runtime.Scope;

namespace CaseFlow.Workflows.Expressions;

/// <summary>Liquid templates: Variables, Input, CorrelationId, WorkflowInstanceId. No files, no .NET members.</summary>
internal sealed class LiquidLanguage : IExpressionLanguage
{
    private static readonly FluidParser Parser = new();

    public string Type => "Liquid";

    public Expression Compile(JsonNode? value, string typeName)
    {
        var text = JsonValues.Text(value) ?? "";
        LiquidShape.Check(text);
        return DeepStack.Read(text, () => Parser.TryParse(text, out var template, out var error)
            ? new LiquidExpression(new LiquidRanges().VisitTemplate(template))
            : throw new ExpressionException(TextCatalog.Get("workflow.expression.liquid-unparsable", error)));
    }
}

internal sealed class LiquidExpression(IFluidTemplate template) : Expression
{
    private static readonly TemplateOptions Options = Limited();

    public override JsonNode? Evaluate(ActivityContext context)
    {
        var liquid = new TemplateContext(Options) { Now = () => context.Now };
        var variables = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Scope.Visible(context.Execution))
        {
            variables.TryAdd(name, Plain(value));
        }

        var boundary = Scope.BoundaryOf(context.Execution);
        var names = boundary.Node.Boundary!.Inputs.Select(i => i.Name)
            .Concat(((boundary.Parent is null ? context.Burst.State.Input : boundary.Input) ?? []).Keys);
        liquid.SetValue("Variables", variables);
        liquid.SetValue("Input", names.Distinct(StringComparer.OrdinalIgnoreCase)
            .ToDictionary(n => n, n => Plain(context.GetWorkflowInput(n)), StringComparer.OrdinalIgnoreCase));
        liquid.SetValue("CorrelationId", context.CorrelationId);
        liquid.SetValue("WorkflowInstanceId", context.InstanceId.ToString());
        liquid.SetValue("WorkflowDefinitionId", context.DefinitionId);
        try
        {
            using var output = new LimitedWriter();
            // Nothing in a template waits: there are no files, and the writer is in memory.
            template.RenderAsync(output, liquid, NullEncoder.Default).AsTask().GetAwaiter().GetResult();
            return JsonValue.Create(output.ToString());
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or IOException or OutOfMemoryException or OverflowException or InsufficientExecutionStackException)
        {
            throw new ExpressionException(TextCatalog.Get("workflow.expression.liquid-failed", e.Message), e);
        }
    }

    private static TemplateOptions Limited()
    {
        var options = new TemplateOptions { MaxSteps = 50_000, MaxRecursion = 50, TimeZone = ChinaTime.Zone };
        LiquidLimits.Guard(options);
        return options;
    }

    private static object? Plain(JsonNode? value) => value switch
    {
        null => null,
        JsonObject o => o.ToDictionary(p => p.Key, p => Plain(p.Value)),
        JsonArray a => a.Select(Plain).ToArray(),
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => JsonValues.Text(value),
            JsonValueKind.Number => decimal.Parse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        },
    };
}
