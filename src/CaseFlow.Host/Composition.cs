using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Requests;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Host;

/// <summary>Puts the parts together; what a feature brings is found by scan.</summary>
public static class Composition
{
    /// <summary>The assemblies that are scanned for handlers, validators, features, model contributions and endpoints.</summary>
    public static readonly Assembly[] Parts = [typeof(IFeature).Assembly, Assembly.Load("CaseFlow.Workflows"), typeof(Composition).Assembly];

    /// <summary>Everything but the web: what the command line and the tests run on, too.</summary>
    public static IServiceCollection AddCaseFlow(this IServiceCollection services, IConfiguration configuration)
    {
        ValidatorOptions.Global.DisplayNameResolver = (type, member, _) => member is null ? null : DisplayName(type, member);
        CultureInfo.DefaultThreadCurrentUICulture ??= CultureInfo.GetCultureInfo("zh-CN");
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IFailpoint, NoFailpoint>();
        services.TryAddSingleton(configuration);
        services.AddPersistence(configuration);
        services.AddPipeline(Parts);
        services.Scan(x => x.FromAssemblies(Parts)
            .AddClasses(c => c.AssignableTo<IModelContribution>(), publicOnly: false).As<IModelContribution>().WithSingletonLifetime());
        foreach (var feature in Parts.SelectMany(a => a.GetTypes()).Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IFeature))))
        {
            ((IFeature)Activator.CreateInstance(feature)!).Register(services);
        }

        return services;
    }

    private static string? DisplayName(Type type, MemberInfo member)
    {
        var field = JsonNamingPolicy.CamelCase.ConvertName(member.Name);
        return TextCatalog.Find($"field.{type.Name}.{field}") ?? TextCatalog.Find($"field.{field}");
    }
}
