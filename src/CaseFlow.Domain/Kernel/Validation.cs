using FluentValidation;

namespace CaseFlow.Domain.Kernel;

/// <summary>Gives a validation rule its own stable code; the text is the resource of that name.</summary>
public static class Validation
{
    public static IRuleBuilderOptions<T, TProperty> Refuse<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, string code, params object?[] args) =>
        rule.WithErrorCode(code).WithMessage(_ => TextCatalog.Get(code, args).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
}
