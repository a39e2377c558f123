using System.Collections.Concurrent;
using CaseFlow.Domain.Kernel;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Simulation;

/// <summary>The domain's own validators, found by scan, so that a command that the product would refuse is refused in memory too.</summary>
internal sealed class CommandChecks
{
    private static readonly ConcurrentDictionary<Type, Type[]> Validators = new();

    private readonly IServiceProvider _services;

    public CommandChecks(TimeProvider time) => _services = new ServiceCollection()
        .AddSingleton(time).AddSingleton<Domain.WorkItems.FormCatalog>().BuildServiceProvider();

    public IReadOnlyList<Refusal> Refusals(object command)
    {
        List<Refusal> refusals = [];
        foreach (var type in Validators.GetOrAdd(command.GetType(), Of))
        {
            var validator = (IValidator)ActivatorUtilities.CreateInstance(_services, type);
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
