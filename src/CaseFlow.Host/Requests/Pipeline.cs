using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Requests;

/// <summary>
/// The mediator's registration and its behaviors, in pipeline order: log, authorise, validate, watch, then
/// idempotency, transaction and audit. All of the mediator's version-bound surface stands in this file (docs/adr/0005).
/// </summary>
internal static class Pipeline
{
    public static IServiceCollection AddPipeline(this IServiceCollection services, params Assembly[] assemblies)
    {
        services.AddScoped<ServiceFactory>(p => p.GetRequiredService!);
        services.AddScoped<IMediator, Mediator>();
        services.Scan(x => x.FromAssemblies(assemblies)
            .AddClasses(c => c.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces(IsHandler).WithScopedLifetime()
            .AddClasses(c => c.AssignableTo(typeof(INotificationHandler<>)), publicOnly: false).AsImplementedInterfaces(IsHandler).WithScopedLifetime()
            .AddClasses(c => c.AssignableTo(typeof(IValidator<>)), publicOnly: false).AsImplementedInterfaces(IsValidator).WithScopedLifetime());
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Log<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Authorise<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Validate<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Watch<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Transaction<,>));
        services.AddScoped<RequestContext>();
        services.AddScoped<Idempotency>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<RefusalAudit>();
        return services;

        static bool IsHandler(Type t) => t.IsGenericType && (t.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || t.GetGenericTypeDefinition() == typeof(INotificationHandler<>));
        static bool IsValidator(Type t) => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IValidator<>);
    }
}

/// <summary>Names, durations and refusals; never contents, which hold personal data.</summary>
internal sealed partial class Log<TRequest, TResponse>(ILogger<TRequest> logger) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : class, IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var started = Stopwatch.GetTimestamp();
        var response = await next();
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (response.Succeeded)
        {
            Handled(logger, typeof(TRequest).Name, elapsed);
        }
        else
        {
            Refused(logger, typeof(TRequest).Name, string.Join(',', response.Refusals.Select(r => r.Code)), elapsed);
        }

        return response;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Request} in {Elapsed:F1} ms")]
    private static partial void Handled(ILogger logger, string request, double elapsed);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Request} refused: {Codes} in {Elapsed:F1} ms")]
    private static partial void Refused(ILogger logger, string request, string codes, double elapsed);
}

/// <summary>Every request says who may send it; one that does not say is a defect. A command refused to somebody who is signed in is audited.</summary>
internal sealed class Authorise<TRequest, TResponse>(RequestContext context, CaseFlowDb db, RefusalAudit audit) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : class, IResult<TResponse>
{
    private static readonly AllowedToAttribute? AllowedTo = typeof(TRequest).GetCustomAttribute<AllowedToAttribute>();
    private static readonly AnyRoleAttribute? AnyRole = typeof(TRequest).GetCustomAttribute<AnyRoleAttribute>();
    private static readonly bool ProcessOnly = typeof(TRequest).IsDefined(typeof(ProcessOnlyAttribute));
    private static readonly bool ViaWorkItem = typeof(TRequest).IsDefined(typeof(ViaWorkItemAttribute));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (Check() is not { } refusal)
        {
            return await next();
        }

        // Inside another command it is that one's refusal, and its audit.
        if (request is ICommand && context.Actor is not null && db.Database.CurrentTransaction is null)
        {
            context.BeginRequest((request as IConcerns)?.SubjectId);
            await audit.WriteAsync(typeof(TRequest).Name, [refusal], cancellationToken);
        }

        return TResponse.Refused([refusal]);
    }

    private Refusal? Check()
    {
        if (context.Actor is not { } actor)
        {
            return Refusal.Forbidden("access.sign-in");
        }

        var trusted = actor.IsSystem || context.InProcess;
        return this switch
        {
            _ when AnyRole is not null => trusted || AnyRole.Guests || !actor.Is(Roles.ThirdPartyExpert) ? null : Refusal.Forbidden("access.guest"),
            _ when AllowedTo is not null => trusted || AllowedTo.Roles.Any(actor.Is)
                ? null
                : Refusal.Forbidden("access.role", string.Join('、', AllowedTo.Roles.Select(r => TextCatalog.Get($"role.{r}")))),
            _ when ProcessOnly => trusted ? null : Refusal.Forbidden("access.process-only"),
            _ when ViaWorkItem => trusted || context.WorkItemId is not null ? null : Refusal.Forbidden("access.via-work-item"),
            _ => throw new InvalidOperationException($"{typeof(TRequest).Name} does not say who may send it."),
        };
    }
}

/// <summary>FluentValidation before anything is opened; all failures at once.</summary>
internal sealed class Validate<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : class, IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        List<Refusal> refusals = [];
        foreach (var validator in validators)
        {
            var outcome = await validator.ValidateAsync(request, cancellationToken);
            refusals.AddRange(outcome.Errors.Select(e => new Refusal(Code(e.ErrorCode), Path(e.PropertyName)) { Message = e.ErrorMessage }));
        }

        return refusals.Count == 0 ? await next() : TResponse.Refused(refusals);
    }

    // "NotEmptyValidator" becomes "validation.not-empty"; codes given by WithErrorCode stay.
    private static string Code(string code) => code.EndsWith("Validator", StringComparison.Ordinal)
        ? $"validation.{JsonNamingPolicy.KebabCaseLower.ConvertName(code[..^"Validator".Length])}"
        : code;

    private static string Path(string property) => string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}

/// <summary>
/// Who asks for one object that lies outside their scope hears that there is none, and the object's audit keeps that they asked (C58).
/// </summary>
internal sealed class Watch<TRequest, TResponse>(RequestContext context, CaseFlowDb db, Subjects subjects, RefusalAudit audit) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : class, IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next();
        if (request is IConcerns { SubjectId: var subject } and not ICommand && !response.Succeeded && response.Refusals.All(r => r.Kind == RefusalKind.NotFound)
            && !context.InProcess && context.Who is { IsSystem: false } && db.Database.CurrentTransaction is null && await ExistsAsync(subject, cancellationToken))
        {
            context.BeginRequest(subject);
            await audit.WriteAsync(typeof(TRequest).Name, [Refusal.Forbidden("access.scope")], cancellationToken);
        }

        return response;
    }

    private async Task<bool> ExistsAsync(Guid subject, CancellationToken ct)
    {
        using var _ = context.EnterProcess();
        return await subjects.FindAsync(subject, ct) is not null;
    }
}

/// <summary>One transaction per command; a command sent from inside another joins it. A refusal writes nothing but its audit.</summary>
internal sealed class Transaction<TRequest, TResponse>(
    CaseFlowDb db, IDatabaseDialect dialect, RequestContext context, Idempotency idempotency, AuditTrail audit, RefusalAudit refused,
    IFailpoint failpoint, IEnumerable<ICommitted> committed)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : class, IResult<TResponse>
{
    private const int Attempts = 4;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not ICommand)
        {
            return await next();
        }

        if (db.Database.CurrentTransaction is not null)
        {
            audit.Effect(typeof(TRequest).Name);
            context.SubjectId ??= (request as IConcerns)?.SubjectId;
            return await next();
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunAsync(request, next, cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                return TResponse.Refused([Refusal.Conflict("conflict.changed")]);
            }
            catch (Exception e) when (attempt < Attempts && (dialect.IsTransient(e) || (e is DbUpdateException update && dialect.IsUniqueViolation(update))))
            {
                db.ChangeTracker.Clear();
            }
            catch (Exception e) when (dialect.IsTransient(e))
            {
                db.ChangeTracker.Clear();
                return TResponse.Refused([new Refusal("conflict.busy") { Kind = RefusalKind.Unavailable }]);
            }
        }
    }

    private async Task<TResponse> RunAsync(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken ct)
    {
        context.BeginRequest((request as IConcerns)?.SubjectId);
        audit.Restart();
        TResponse response;
        await using (var transaction = await dialect.BeginWriteAsync(db, ct))
        {
            if (await idempotency.FindAsync<TResponse>(request, ct) is { } earlier)
            {
                return earlier;
            }

            db.SavingChanges += Collect;
            try
            {
                response = await next();
            }
            finally
            {
                db.SavingChanges -= Collect;
            }

            if (response.Succeeded)
            {
                audit.Collect();
                idempotency.Keep(request, response);
                await audit.WriteAsync(typeof(TRequest).Name, [], ct);
                failpoint.Hit("command.before-save");
                await db.SaveChangesAsync(ct);
                failpoint.Hit("command.before-commit");
                await transaction.CommitAsync(ct);
                foreach (var told in committed)
                {
                    told.Committed(typeof(TRequest));
                }

                failpoint.Hit("command.after-commit");
                return response;
            }
        }

        await refused.WriteAsync(typeof(TRequest).Name, response.Refusals, ct);
        return response;
    }

    private void Collect(object? sender, SavingChangesEventArgs e) => audit.Collect();
}
