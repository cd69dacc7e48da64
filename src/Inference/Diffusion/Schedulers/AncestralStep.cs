namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>A step that goes down too far and comes back up with fresh noise (k-diffusion's get_ancestral_step; diffusers scheduling_euler_ancestral_discrete.py): the variances add up to the target's.</summary>
internal static class AncestralStep
{
    public static (float Up, float Down) Of(float from, float to)
    {
        var up = MathF.Sqrt(to * to * (from * from - to * to) / (from * from));
        return (up, MathF.Sqrt(to * to - up * up));
    }
}
