using System.Collections.Concurrent;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.WorkItems;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Simulation;

/// <summary>The domain's own validators, found by scan, so that a command that the product would refuse is refused in memory too.</summary>
internal sealed class CommandChecks(TimeProvider time) : IServiceProvider
{
    private static readonly ConcurrentDictionary<Type, Type[]> Validators = new();

    private readonly FormCatalog _forms = new();

    /// <summary>What validators ask for.</summary>
    public object? GetService(Type serviceType) =>
        serviceType == typeof(TimeProvider) ? time : serviceType == typeof(FormCatalog) ? _forms : null;

    public IReadOnlyList<Refusal> Refusals(object command)
    {
        List<Refusal> refusals = [];
        foreach (var type in Validators.GetOrAdd(command.GetType(), Of))
        {
            var validator = (IValidator)ActivatorUtilities.CreateInstance(this, type);
            var outcome = validator.Validate(new ValidationContext<object>(command));
            refusals.AddRange(outcome.Errors.Select(e => new Refusal(e.ErrorCode, e.PropertyName) { Message = e.ErrorMessage }));
        }

        return refusals;
    }

    private static Type[] Of(Type command)
    {
        var wanted = typeof(IValidator<>).MakeGenericType(command);
        return [.. typeof(ICommand).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsClass: true } && t.IsAssignableTo(wanted))];
    }
}
